package dev.countersign.server.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns away requests that another site's page makes, and those for another host. */
public final class GuardFilter extends OncePerRequestFilter {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
              + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Permissions-Policy",
          "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
          "Cache-Control",
          "no-store");

  private final URI origin;
  private final String host;
  private final boolean secure;

  /** For a console at that origin, as browsers see it. */
  public GuardFilter(URI origin) {
    this.origin = origin;
    this.host = origin.getAuthority();
    this.secure = "https".equals(origin.getScheme());
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    HEADERS.forEach(response::setHeader);
    if (secure) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }
    String asked = request.getHeader("Host");
    boolean own = asked != null && asked.equalsIgnoreCase(host);
    if (asked == null || !(own || LoopbackName.allowed(asked))) {
      refuse(
          response,
          421,
          "This server answers to "
              + host
              + " and to names of loopback only, and the request named another host.");
    } else if (!READING.contains(request.getMethod())
        && !SameOrigin.allowed(
            request.getHeader("Sec-Fetch-Site"),
            request.getHeader("Origin"),
            origin.toString(),
            asked)) {
      refuse(
          response,
          403,
          "This request comes from another site's page; only the console's own pages may ask.");
    } else if (!own && isPage(request)) {
      // Passkeys belong to one name.
      String query = request.getQueryString();
      response.setStatus(308);
      response.setHeader(
          "Location", origin + request.getRequestURI() + (query == null ? "" : "?" + query));
    } else {
      chain.doFilter(request, response);
    }
  }

  /** A page that a browser shows, and not a file of it or an answer for a program. */
  private static boolean isPage(HttpServletRequest request) {
    return request.getMethod().equals("GET")
        && "navigate".equals(request.getHeader("Sec-Fetch-Mode"));
  }

  private static void refuse(HttpServletResponse response, int status, String sentence)
      throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().println(sentence);
  }
}
