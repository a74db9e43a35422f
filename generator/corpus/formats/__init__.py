"""Files of every kind that people save articles in, each as the documents it holds.

An adapter is a function from a file's bytes to `Content`: lines or HTML, and what the container
states. Cleaning, splitting and mastheads are the same for all of them.
"""

from .adapters import contents_of, kind_of

__all__ = ["contents_of", "kind_of"]
