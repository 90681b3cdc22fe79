package dev.countersign.server.signin;

import dev.countersign.server.fault.Refusals;
import dev.countersign.server.machine.MachineGuard;
import dev.countersign.server.machine.MachineGuard.Standing;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says which machine's a request is, before it is decided what it may. */
public final class MachineFilter extends OncePerRequestFilter {
  private final MachineGuard guard;
  private final Refusals refusals;

  /** A filter that asks that guard. */
  public MachineFilter(MachineGuard guard, Refusals refusals) {
    this.guard = guard;
    this.refusals = refusals;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return ReaderFilter.isReader(request);
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
      case Standing.Refused refused -> {
        challenge(response, refused.error(), refused.sentence());
        refusals.refuse(
            request,
            response,
            HttpStatus.UNAUTHORIZED,
            refused.error().replace('_', '-'),
            "The request was refused",
            refused.sentence() + ".");
      }
    }
  }

  /** A machine that may not. */
  public static void forbid(HttpServletResponse response) {
    challenge(response, "insufficient_scope", "The machine has no scope for this");
  }

  /** How one comes in (RFC 9449, section 7.1). */
  public static void challenge(HttpServletResponse response) {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "DPoP algs=\"ES256\"");
  }

  private static void challenge(HttpServletResponse response, String error, String sentence) {
    response.setHeader(
        HttpHeaders.WWW_AUTHENTICATE,
        "DPoP error=\""
            + error
            + "\", error_description=\""
            + sentence.replaceAll("[^ !#-\\[\\]-~]", "")
            + "\", algs=\"ES256\"");
  }
}
