"""Static files by name and hash once collected; by plain name before that, as in tests."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Addresses with hashes for what the manifest knows, plain addresses for the rest."""

    def stored_name(self, name: str) -> str:
        found = self.hashed_files.get(self.hash_key(self.clean_name(name)))
        return str(found or name)
