"""Measuring the extraction against annotated news: scorers, data sets, floors."""
