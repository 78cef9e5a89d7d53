"""What a reviewer works on, without a screen: findings as rows, decisions on them, filters, orders and groups, undo."""
