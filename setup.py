"""What pyproject.toml cannot say: the templates, beside the package, are shipped in it."""

from setuptools import find_packages, setup

TEMPLATES = "generator.templates"

setup(
    packages=[*find_packages(include=["generator*"]), TEMPLATES],
    package_dir={TEMPLATES: "templates"},
    package_data={
        "generator": ["**/data/*.yml", "**/learned/*.yml", "**/learned/reader/*"],
        TEMPLATES: ["**/*"],
    },
)
