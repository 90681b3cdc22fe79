package dev.countersign.server.provider;

import dev.countersign.server.page.Pages;
import dev.countersign.server.session.SessionCookies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way to the identity provider and back. */
@Controller
public final class ProviderPages {
  /** Where the provider sends people back to; it has to be registered there. */
  public static final String BACK = "/sign-in/provider/back";

  private static final Logger LOG = LoggerFactory.getLogger(ProviderPages.class);

  private final ProviderDesk desk;
  private final SessionCookies cookies;
  private final Pages pages;

  /** Pages that ask that desk. */
  public ProviderPages(ProviderDesk desk, SessionCookies cookies, Pages pages) {
    this.desk = desk;
    this.cookies = cookies;
    this.pages = pages;
  }

  /** Sends somebody there. */
  @GetMapping("/sign-in/provider")
  public ResponseEntity<byte[]> go(HttpServletResponse response) {
    try {
      ProviderDesk.Begun begun = desk.begin();
      cookies.visit(response, begun.secret(), ProviderDesk.VALID);
      return ResponseEntity.status(HttpStatus.SEE_OTHER).location(begun.way()).build();
    } catch (ProviderFault e) {
      return failed(e);
    }
  }

  /** Takes somebody who comes back. */
  @GetMapping(BACK)
  public ResponseEntity<byte[]> back(
      HttpServletRequest request,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String error) {
    try {
      if (error != null || state == null || code == null) {
        throw new ProviderFault(
            desk.host().orElse("The identity provider")
                + " did not sign you in"
                + (error != null && error.matches("[a-z_]{1,60}") ? " (" + error + ")" : "")
                + "; begin again");
      }
      desk.back(cookies.visit(request), state, code);
      return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create("/sign-in")).build();
    } catch (ProviderFault e) {
      return failed(e);
    }
  }

  private ResponseEntity<byte[]> failed(ProviderFault fault) {
    LOG.debug("not signed in at the provider", fault);
    return pages.page(
        HttpStatus.BAD_REQUEST,
        "sign-in",
        Map.of(
            "to",
            "/",
            "provider",
            desk.host().orElse(""),
            "returned",
            "",
            "trouble",
            fault.sentence()));
  }
}
