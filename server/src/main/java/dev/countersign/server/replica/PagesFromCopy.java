package dev.countersign.server.replica;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.AsyncHandlerInterceptor;

/**
 * Says which pages are read from a copy: lists, figures and files that nobody decides on where they
 * stand. What they link to is read from the primary.
 */
public final class PagesFromCopy implements AsyncHandlerInterceptor {
  /** In Spring's form; each of them is only looked at. */
  public static final List<String> PATTERNS =
      List.of(
          "/journal",
          "/checks",
          "/lures",
          "/incidents",
          "/watch/board",
          "/intel",
          "/intel/indicators",
          "/intel/indicators.{form}",
          "/api/v1/indicators",
          "/taxii2/intel/collections/{id}/manifest/",
          "/taxii2/intel/collections/{id}/objects/",
          "/traces",
          "/drills/report",
          "/notifications");

  private static final String READING = PagesFromCopy.class.getName();

  private final PageSource source;

  /** Over that source of connections. */
  public PagesFromCopy(PageSource source) {
    this.source = source;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getMethod().equals("GET") && source.begin()) {
      request.setAttribute(READING, source);
    }
    return true;
  }

  @Override
  public void afterConcurrentHandlingStarted(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    source.end(); // the thread goes on with other work
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception thrown) {
    source.end();
  }

  /**
   * Whether a fault of the database met a page that was read from a copy, which is then left alone:
   * the page can be asked for again.
   */
  public static boolean wasReading(HttpServletRequest request, Exception fault) {
    if (request.getAttribute(READING) instanceof PageSource source) {
      source.end();
      source.failed(fault);
      return true;
    }
    return false;
  }
}
