"""Full-text search over a derived Whoosh index. All of Whoosh is behind this package."""
