package dev.countersign.server.signin;

import dev.countersign.server.fault.Refusals;
import dev.countersign.server.taxii.Reader;
import dev.countersign.server.taxii.SharingKeys;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says by which key what is shared is read: {@code Bearer} with the key (RFC 6750), or {@code
 * Basic} with any name and the key as the password (RFC 7617), which each client of TAXII can send.
 * Nothing else of the server is reached so.
 */
public final class ReaderFilter extends OncePerRequestFilter {
  private static final String PLACE = "/taxii2/";

  private final SharingKeys keys;
  private final Refusals refusals;

  /** A filter that asks for those keys. */
  public ReaderFilter(SharingKeys keys, Refusals refusals) {
    this.keys = keys;
    this.refusals = refusals;
  }

  /** Whether a request comes with what this filter reads, or would have to. */
  static boolean isReader(HttpServletRequest request) {
    String said = request.getHeader(HttpHeaders.AUTHORIZATION);
    return said != null
        && request.getRequestURI().startsWith(PLACE)
        && !said.toLowerCase(Locale.ROOT).startsWith("dpop ");
  }

  /** How one comes in. */
  public static void challenge(HttpServletRequest request, HttpServletResponse response) {
    if (request.getRequestURI().startsWith(PLACE)) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"taxii\", charset=\"UTF-8\"");
    }
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !isReader(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    List<String> said = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
    Optional<SharingKeys.Key> key;
    try {
      key = said.size() == 1 ? key(said.getFirst()).flatMap(keys::find) : Optional.empty();
    } catch (DataAccessException e) {
      refusals.notRecorded(request, response, e);
      return;
    }
    if (key.isEmpty()) {
      challenge(request, response);
      refusals.refuse(
          request,
          response,
          HttpStatus.UNAUTHORIZED,
          "not-signed-in",
          "The key is not good",
          "The request's Authorization carries no key of this server, or one that ended.");
      return;
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new Reader(key.get()));
    SecurityContextHolder.setContext(context);
    try {
      chain.doFilter(request, response);
    } finally {
      SecurityContextHolder.clearContext();
    }
  }

  private static Optional<String> key(String said) {
    String[] parts = said.strip().split(" +", 2);
    if (parts.length < 2) {
      return Optional.empty();
    }
    return switch (parts[0].toLowerCase(Locale.ROOT)) {
      case "bearer" -> Optional.of(parts[1]);
      case "basic" -> password(parts[1]);
      default -> Optional.empty();
    };
  }

  private static Optional<String> password(String encoded) {
    try {
      String text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return colon < 0 ? Optional.empty() : Optional.of(text.substring(colon + 1));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
