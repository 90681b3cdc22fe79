package dev.countersign.server.tracing;

import dev.countersign.server.tracing.Tracing.Kind;
import dev.countersign.server.tracing.Tracing.Scope;
import dev.countersign.server.tracing.Tracing.Span;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * A request is a span, named by its route: what stands in the place of the route's ids is not told.
 */
public final class RequestTracing extends OncePerRequestFilter {
  private static final List<String> LEFT_OUT = List.of("/health", "/assets/", "/webjars/");
  private static final int LONGEST = 55;

  private final Tracing tracing;

  /** Told there. */
  public RequestTracing(Tracing tracing) {
    this.tracing = tracing;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return LEFT_OUT.stream().anyMatch(request.getRequestURI()::startsWith);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String method = request.getMethod();
    String said = request.getHeader("traceparent");
    String parent = said == null || said.length() > LONGEST ? "" : said;
    Span span = tracing.begin("request", Kind.SERVER, parent, null);
    try (Scope scope = span.within()) {
      chain.doFilter(request, response);
      if (response.getStatus() >= 500) {
        span.failed();
      }
    } catch (ServletException | IOException | RuntimeException | Error e) {
      span.failed();
      throw e;
    } finally {
      Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
      span.note(
              "http.request.method",
              List.of("GET", "POST", "PUT", "DELETE").contains(method) ? method : "_OTHER")
          .note("http.route", route == null ? "" : route.toString())
          .note("http.response.status_code", Integer.toString(response.getStatus()))
          .end();
    }
  }
}
