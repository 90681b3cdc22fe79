package dev.countersign.server.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The two cookies of a session: which one it is, and its seal. Scripts cannot read them. */
public final class SessionCookies {
  private static final String VISIT = "visit";

  private final boolean secure;

  /** For a console at that origin. */
  public SessionCookies(URI origin) {
    this.secure = "https".equals(origin.getScheme());
  }

  /** The session's secret, or null. */
  @Nullable String secret(HttpServletRequest request) {
    return value(request, name("session"));
  }

  /** The seal, or null. */
  @Nullable String seal(HttpServletRequest request) {
    return value(request, name("seal"));
  }

  /** Gives the browser a session. */
  public void begin(HttpServletResponse response, SessionStore.Begun begun) {
    set(response, name("session"), begun.secret(), Session.LONGEST);
    seal(response, begun.seal());
  }

  /** Lets the browser keep the session that it shows for as long as a screen on a wall lasts. */
  public void look(HttpServletRequest request, HttpServletResponse response) {
    String secret = secret(request);
    if (secret != null) {
      set(response, name("session"), secret, Session.LOOKING);
    }
  }

  /** Gives the browser a new seal; the session's own time is the session's to say. */
  public void seal(HttpServletResponse response, String seal) {
    set(response, name("seal"), seal, Session.LOOKING);
  }

  /** Takes both away. */
  public void end(HttpServletResponse response) {
    set(response, name("session"), "", Duration.ZERO);
    set(response, name("seal"), "", Duration.ZERO);
  }

  /** Which visit to the identity provider a browser makes, or null. */
  public @Nullable String visit(HttpServletRequest request) {
    return value(request, name(VISIT));
  }

  /** Gives the browser one, which it also shows when another site sends it back. */
  public void visit(HttpServletResponse response, String secret, Duration lasts) {
    set(response, name(VISIT), secret, lasts, "Lax");
  }

  private String name(String name) {
    return secure ? "__Host-" + name : name;
  }

  private void set(HttpServletResponse response, String name, String value, Duration lasts) {
    set(response, name, value, lasts, "Strict");
  }

  private void set(
      HttpServletResponse response, String name, String value, Duration lasts, String sameSite) {
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(name, value)
            .httpOnly(true)
            .secure(secure)
            .sameSite(sameSite)
            .path("/")
            .maxAge(lasts)
            .build()
            .toString());
  }

  private static @Nullable String value(HttpServletRequest request, String name) {
    Cookie[] cookies = request.getCookies();
    if (cookies != null) {
      for (Cookie cookie : cookies) {
        if (cookie.getName().equals(name) && cookie.getValue().length() <= 100) {
          return cookie.getValue();
        }
      }
    }
    return null;
  }
}
