package dev.countersign.server.signin;

import dev.countersign.server.fault.Refusals;
import dev.countersign.server.page.Pages;
import dev.countersign.server.session.SessionGuard;
import dev.countersign.server.session.SessionGuard.Standing;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says whose a request is, before it is decided what they may. */
public final class SessionFilter extends OncePerRequestFilter {
  private final SessionGuard guard;
  private final Pages pages;
  private final Refusals refusals;

  /** A filter that asks that guard. */
  public SessionFilter(SessionGuard guard, Pages pages, Refusals refusals) {
    this.guard = guard;
    this.pages = pages;
    this.refusals = refusals;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.startsWith("/assets/")
        || path.startsWith("/webjars/")
        || path.equals("/session/no-key")
        // Coming in is proven by itself, were it in a browser that has a session already.
        || path.startsWith("/sign-in/")
        || path.startsWith("/enrol/")
        || request.getHeader("Authorization") != null;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Standing standing;
    try {
      standing = guard.standing(request);
    } catch (DataAccessException | TransactionException e) {
      refusals.notRecorded(request, response, e);
      return;
    }
    switch (standing) {
      case Standing.Nobody nobody -> chain.doFilter(request, response);
      case Standing.Known known -> {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(known.who());
        SecurityContextHolder.setContext(context);
        try {
          chain.doFilter(request, response);
        } finally {
          SecurityContextHolder.clearContext();
        }
      }
      case Standing.MustProve prove -> {
        ResponseEntity<byte[]> page =
            pages.page(
                HttpStatus.UNAUTHORIZED, "resume", Map.of("question", prove.question().toString()));
        Refusals.write(response, page);
      }
      case Standing.Refused refused ->
          refusals.refuse(
              request,
              response,
              HttpStatus.UNAUTHORIZED,
              "not-proven",
              "The request was refused",
              refused.sentence() + ".");
    }
  }
}
