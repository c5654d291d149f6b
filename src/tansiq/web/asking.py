"""What an address asks for besides its filter: language and look, both remembered in a cookie of their own."""

from __future__ import annotations

from fastapi import Request, Response

from tansiq.web.language import LANGUAGES, Catalogue, choose_language, get_catalogue

__all__ = ["THEMES", "address_with", "catalogue_of", "remember", "theme_of"]

THEMES = ("light", "dark")
_YEAR_S = 365 * 24 * 3600
_LANG_COOKIE = "tansiq_lang"
_THEME_COOKIE = "tansiq_theme"


def catalogue_of(request: Request) -> Catalogue:
    """The catalogue of the language in which to answer."""
    return get_catalogue(
        choose_language(
            request.query_params.get("lang"),
            request.cookies.get(_LANG_COOKIE),
            request.headers.get("accept-language"),
        )
    )


def theme_of(request: Request) -> str:
    """ "light" or "dark" where one was chosen, else "": the device decides."""
    for candidate in (request.query_params.get("theme"), request.cookies.get(_THEME_COOKIE)):
        if candidate in THEMES:
            return str(candidate)
    return ""


def remember(request: Request, response: Response) -> None:
    """Keep a language or look that the address asked for."""
    for parameter, cookie, allowed in (("lang", _LANG_COOKIE, LANGUAGES), ("theme", _THEME_COOKIE, THEMES)):
        value = request.query_params.get(parameter)
        if value in allowed:
            response.set_cookie(cookie, str(value), max_age=_YEAR_S, samesite="strict", path="/")


def address_with(request: Request, **more: str) -> str:
    """The address of this page with other parameters; of the list of reports after an upload, which has no address."""
    if request.method != "GET":
        return f"/reports?{'&'.join(f'{name}={value}' for name, value in more.items())}"
    url = request.url.include_query_params(**more)
    # Relative to this server whatever the path starts with: "//host" would name another one.
    return f"/{url.path.lstrip('/')}?{url.query}"
