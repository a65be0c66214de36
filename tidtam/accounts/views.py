"""S1 sign-in: by password, by a link once; sign-out."""

from datetime import datetime, timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib import auth, messages
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from tidtam.accounts import actions
from tidtam.accounts.access import client_address, public
from tidtam.accounts.forms import SignInForm
from tidtam.accounts.models import SignInLink, User
from tidtam.core.refusal import Refused

PASSWORD_BACKEND = "django.contrib.auth.backends.ModelBackend"  # noqa: S105 - the name of a class


@public
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def login(request: HttpRequest) -> HttpResponse:
    """S1. One neutral message whatever was wrong: it never tells whether an account exists."""
    if request.user.is_authenticated:
        return redirect(next_page(request))
    form = SignInForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        return show_form(request, form, status=422 if form.is_bound else 200)
    user = auth.authenticate(request, **form.cleaned_data)
    if user is None:  # where axes has locked the door, its middleware shows `locked` instead
        return show_form(request, form, wrong=True, status=422)
    enter(request, actions.sign_in(by=user))
    return redirect(next_page(request))


@public
@never_cache
@require_http_methods(["GET", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """A link that signs in once. Opening the page spends nothing, for mail scanners open links too; the button does."""
    now = timezone.now()
    if request.method == "POST":
        enter(request, actions.spend_sign_in_link(token=token, now=now))
        return redirect("desk")
    found = SignInLink.objects.select_related("user").of_token(token).open(now).first()
    if found is None:
        raise Refused("link_not_open")
    return render(request, "accounts/link.html", {"link": found})


@public
@never_cache
@require_POST
def logout(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        actions.sign_out(by=request.user)
    auth.logout(request)
    messages.success(request, "ออกจากระบบแล้ว")
    return redirect("accounts:login")


def locked(request: HttpRequest, response: HttpResponse | None, credentials: dict[str, str] | None) -> HttpResponse:
    """Five wrong passwords: what axes shows in place of the page, with the time to try again."""
    email = (credentials or {}).get("email", "")
    return show_form(request, SignInForm(initial={"email": email}), retry_at=retry_at(request, email), status=429)


def retry_at(request: HttpRequest, email: str) -> datetime:
    """The first full minute at which the door opens again for this e-mail from this place."""
    tries = AccessAttempt.objects.filter(username=email, ip_address=client_address(request))
    last = tries.aggregate(last=Max("attempt_time"))["last"] or timezone.now()
    return (last + settings.AXES_COOLOFF_TIME).replace(second=0, microsecond=0) + timedelta(minutes=1)


def show_form(request: HttpRequest, form: SignInForm, *, status: int, **page: object) -> HttpResponse:
    page |= {"form": form, "next": request.POST.get("next") or request.GET.get("next", "")}
    return render(request, "accounts/login.html", page | {"nobody": not User.objects.exists()}, status=status)


def enter(request: HttpRequest, user: User) -> None:
    auth.login(request, user, backend=PASSWORD_BACKEND)


def next_page(request: HttpRequest) -> str:
    """Where the person was going: a page of ours, else the desk."""
    wanted = request.POST.get("next") or request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else settings.LOGIN_REDIRECT_URL
