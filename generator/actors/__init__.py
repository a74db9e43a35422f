"""Resolution across articles: entities into actors."""
