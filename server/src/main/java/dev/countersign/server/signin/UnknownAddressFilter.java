package dev.countersign.server.signin;

import dev.countersign.server.fault.ErrorAddress;
import dev.countersign.server.fault.Refusals;
import dev.countersign.server.route.Routes;
import dev.countersign.server.route.Routes.Known;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells at once of addresses that stand in no table, whoever asks. */
public final class UnknownAddressFilter extends OncePerRequestFilter {
  private final Refusals refusals;

  /** Told as other refusals are. */
  public UnknownAddressFilter(Refusals refusals) {
    this.refusals = refusals;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = request.getRequestURI();
    switch (path.equals(ErrorAddress.PATH) ? Known.NO : Routes.known(request.getMethod(), path)) {
      case YES -> chain.doFilter(request, response);
      case BY_OTHER_METHOD -> refusals.nothing(request, response, true);
      case NO -> refusals.nothing(request, response, false);
    }
  }
}
