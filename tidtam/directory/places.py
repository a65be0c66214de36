"""Names of places as an office knows them: the gazetteer of the country, and the local bodies of its own directory."""

from rapidfuzz import fuzz, process

from tidtam.core.thai.text import squeeze
from tidtam.directory import naming
from tidtam.directory.gazetteer import NEAR, gazetteer
from tidtam.directory.models import Organisation


class OfficePlaces:
    """As `gazetteer.Gazetteer`, by kind; of local bodies the directory is asked too, for there is no list of all."""

    def knows(self, kind: str, name: str) -> bool:
        """Whether a place or body of that kind is written so."""
        if gazetteer().knows(kind, name):
            return True
        told, place = naming.place_in(squeeze(name))
        return kind == "local_body" and told is not None and place in self._own(told)

    def nearest(self, kind: str, name: str) -> str | None:
        """The known name most like `name`, the directory's own before the country's; None where nothing is near."""
        own = self._own_nearest(squeeze(name)) if kind == "local_body" else None
        return own or gazetteer().nearest(kind, name)

    def _own_nearest(self, name: str) -> str | None:
        kind, place = naming.place_in(name)
        own = self._own(kind) if kind else {}
        found = process.extractOne(place, own.keys(), scorer=fuzz.ratio, score_cutoff=NEAR)
        return own[found[0]] if found else None

    def _own(self, kind: str) -> dict[str, str]:
        """Bare names of the directory's bodies of one kind, with their whole names."""
        names = Organisation.objects.of_kind(kind).values_list("name", flat=True)
        return {naming.split(kind, name)[1]: name for name in names}
