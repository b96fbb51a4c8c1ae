"""The chapters of the report, each as lines of Markdown."""
