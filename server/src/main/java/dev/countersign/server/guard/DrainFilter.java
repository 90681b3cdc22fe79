package dev.countersign.server.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts the requests at hand, and answers 503 to new ones where the server is about to end. Open
 * streams are none: they last as long as their pages.
 */
public final class DrainFilter extends OncePerRequestFilter {
  private final Draining draining;

  /** For a server that ends so. */
  public DrainFilter(Draining draining) {
    this.draining = draining;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!draining.enter()) {
      response.setStatus(503);
      response.setHeader("Retry-After", Draining.RETRY_AFTER);
      response.setHeader("Connection", "close");
      response.setContentType("text/plain;charset=UTF-8");
      response
          .getWriter()
          .println("This server is about to end, and did nothing of what was asked; ask again.");
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      draining.leave();
    }
  }
}
