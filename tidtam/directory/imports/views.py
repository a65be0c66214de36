"""The pages of an import: start, columns, preview, result; templates and the directory as tables."""

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST, require_safe

from tidtam.accounts import clock
from tidtam.accounts.access import OfficerRequest, may
from tidtam.accounts.saving import saved
from tidtam.core.refusal import Refused
from tidtam.directory import permits
from tidtam.directory.imports import actions, columns, exports, provinces, tasks
from tidtam.directory.imports.forms import CommitForm, MapForm, UploadForm
from tidtam.directory.imports.models import AT_ONCE, VERDICTS, Import
from tidtam.directory.models import Kind, Organisation, OrganisationQuerySet
from tidtam.paper.sheets import write
from tidtam.paper.sheets.read import read
from tidtam.paper.sheets.sheet import Sheet

PER_PAGE = 100
LISTED = 20


@may(permits.check_may_manage_directory)
def start(request: OfficerRequest) -> HttpResponse:
    """นำเข้าทะเบียน: a table is chosen, or an earlier import opened."""
    form, refused = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm(), None
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            taken = actions.take_in(by=request.officer, data=file.read(), name=file.name, now=clock.now())
            return redirect("imports:one", pk=taken.pk)
        except Refused as reason:
            refused = reason
    seen = Import.objects.seen_by(request.officer).newest_first().select_related("by__user")
    page = Paginator(seen.annotate(rows_found=Count("rows")), LISTED).get_page(request.GET.get("page"))
    context = {"form": form, "refused": refused, "page": page}
    return render(request, "imports/start.html", context, status=422 if form.is_bound else 200)


@may(permits.check_may_manage_directory)
@require_safe
def one(request: OfficerRequest, pk: int) -> HttpResponse:
    """An import by its state: columns to be told apart, progress, preview, result."""
    taken = _find(request, pk)
    if taken.state == "uploaded" or (taken.state == "checked" and "map" in request.GET):
        sheets = read(taken.read(), name=taken.name)
        return _map_page(request, taken, MapForm(sheets, _guess(request, taken, sheets)))
    if taken.waits:
        return render(request, "imports/waiting.html", {"taken": taken})
    return _preview_page(request, taken, CommitForm())


@may(permits.check_may_manage_directory)
@require_POST
def map_columns(request: OfficerRequest, pk: int) -> HttpResponse:
    """What each column is was said: check the rows, a small table at once."""
    taken = _find(request, pk)
    sheets = read(taken.read(), name=taken.name)
    form = MapForm(sheets, _guess(request, taken, sheets), request.POST)
    if not form.is_valid():
        return _map_page(request, taken, form)
    said = form.cleaned_data
    try:
        taken = actions.map_columns(
            by=request.officer, taken=taken, sheet=said["sheet"], header=said["header"] - 1, places=form.places()
        )
    except Refused as refused:
        if refused.kind == "state":
            raise
        return _map_page(request, taken, form, refused)
    return _go_on(taken)


@may(permits.check_may_manage_directory)
@require_POST
def commit(request: OfficerRequest, pk: int) -> HttpResponse:
    """The good rows are to be written: of a small table at once."""
    taken, form = _find(request, pk), CommitForm(request.POST)
    if not form.is_valid():
        return _preview_page(request, taken, form)
    return _go_on(actions.commit(by=request.officer, taken=taken, on=form.cleaned_data["on"]))


@may(permits.check_may_manage_directory)
@require_POST
def discard(request: OfficerRequest, pk: int) -> HttpResponse:
    """Nothing is to be written."""
    actions.discard(by=request.officer, taken=_find(request, pk))
    return redirect("imports:start")


@may(permits.check_may_manage_directory)
@require_GET
def rejects(request: OfficerRequest, pk: int) -> HttpResponseBase:
    """The rows that were refused, as they stood, each with its reason."""
    taken = _find(request, pk)
    rows = ((row.cells, row.reason) for row in taken.rows.refused().iterator(chunk_size=500))
    page = exports.refused(taken.headings, rows)
    return saved(write.workbook([page]), write.XLSX, f"แถวที่ไม่นำเข้า-{taken.pk}.xlsx")


@may(permits.check_may_manage_directory)
@require_GET
def template(request: OfficerRequest) -> HttpResponseBase:
    """The workbook to be filled in: of the `province` in the address, else an empty one for this office."""
    if wanted := request.GET.get("province", "").strip():
        province = provinces.find(wanted)
        return saved(provinces.template(province), write.XLSX, f"ทะเบียนหน่วยงาน-{province.name}.xlsx")
    districts = Organisation.objects.seen_by(request.officer).of_kind(Kind.DISTRICT).current().order_by("code")
    names = tuple(dict.fromkeys(districts.values_list("name", flat=True)))
    office = request.officer.organisation.province.name
    return saved(provinces.empty_template(office, names), write.XLSX, "แบบนำเข้าหน่วยงาน.xlsx")


@may(permits.check_may_see_directory)
@require_GET
def units_xlsx(request: OfficerRequest) -> HttpResponseBase:
    """The directory as a workbook, filtered as its page is."""
    return saved(write.workbook([exports.page(_units(request), clock.today())]), write.XLSX, "ทะเบียนหน่วยงาน.xlsx")


@may(permits.check_may_see_directory)
@require_GET
def units_csv(request: OfficerRequest) -> HttpResponseBase:
    """The directory as CSV, filtered as its page is."""
    return saved(write.delimited(exports.page(_units(request), clock.today())), write.CSV, "ทะเบียนหน่วยงาน.csv")


def _units(request: OfficerRequest) -> OrganisationQuerySet:
    """Those that still are, of a `kind`, named like `q`; in the order of the page."""
    found = Organisation.objects.seen_by(request.officer).current()
    kind, q = request.GET.get("kind", ""), request.GET.get("q", "").replace("\0", "").strip()
    found = found.of_kind(kind) if kind in Kind.values else found
    return (found.named_like(q) if q else found).for_listing()


def _find(request: OfficerRequest, pk: int) -> Import:
    return get_object_or_404(Import.objects.seen_by(request.officer).select_related("organisation", "by__user"), pk=pk)


def _guess(request: OfficerRequest, taken: Import, sheets: tuple[Sheet, ...]) -> columns.Guess:
    """How the table is read: as kept; from another sheet or row, where the officer has asked for one, as it seems."""
    asked = request.POST if request.method == "POST" else request.GET
    name, row = asked.get("sheet", taken.sheet), asked.get("header", "")
    sheet = next((one for one in sheets if one.name == name), sheets[0])
    # Python reads no number of thousands of digits
    header = int(row) - 1 if row.isdecimal() and len(row) <= 9 and 1 <= int(row) <= len(sheet.rows) else None
    same = sheet.name == taken.sheet
    if same and header in {None, taken.header}:
        return columns.Guess(sheet, taken.header, taken.places)
    if header is None or (request.method == "GET" and not same and header == taken.header):
        return columns.guess_in(sheet)
    return columns.Guess(sheet, header, columns.places_in(sheet.rows[header]))


def _map_page(request: OfficerRequest, taken: Import, form: MapForm, refused: Refused | None = None) -> HttpResponse:
    context = {"taken": taken, "form": form, "refused": refused, "known": len(form.guess.places)}
    return render(request, "imports/map.html", context, status=422 if form.is_bound else 200)


def _preview_page(request: OfficerRequest, taken: Import, form: CommitForm) -> HttpResponse:
    verdict = request.GET.get("verdict", "")
    rows = taken.rows.filter(verdict=verdict) if verdict in VERDICTS else taken.rows.all()
    counts = taken.counts
    context = {
        "taken": taken,
        "form": form,
        "changing": counts["change"],
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "verdict": verdict,
        "counts": [(code, VERDICTS[code], count) for code, count in counts.items()],
        "all": sum(counts.values()),
        "to_write": counts["add"] + counts["change"],
        "refused": taken.rows.refused().count(),
        "outcomes": dict(taken.rows.order_by().values_list("outcome").annotate(Count("pk"))),
    }
    return render(request, "imports/preview.html", context, status=422 if form.is_bound else 200)


def _go_on(taken: Import) -> HttpResponse:
    """A small table is worked on now, a large one by the worker; then its page tells."""
    if taken.total <= AT_ONCE:
        tasks.work(taken)
    else:
        tasks.work_waiting.enqueue()
    return redirect("imports:one", pk=taken.pk)
