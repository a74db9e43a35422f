"""What makes compiling our pages cheap: the same HTML from Python-Markdown, sooner."""
