package dev.countersign.server.signin;

import dev.countersign.model.json.Json;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.session.SessionCookies;
import dev.countersign.server.session.SessionGuard;
import dev.countersign.server.session.SessionStore;
import dev.countersign.server.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What keeps a session going, and what ends it. */
@Controller
public final class SessionPages {
  private final SessionGuard guard;
  private final SessionStore sessions;
  private final SessionCookies cookies;
  private final JournalStore journal;

  /** Steps of sessions in that store. */
  public SessionPages(
      SessionGuard guard, SessionStore sessions, SessionCookies cookies, JournalStore journal) {
    this.guard = guard;
    this.sessions = sessions;
    this.cookies = cookies;
    this.journal = journal;
  }

  /** Renews the seal for the browser that holds the session's key. */
  @PostMapping("/session/seal")
  public ResponseEntity<byte[]> seal(
      SignedIn who,
      @RequestParam(required = false) @Nullable UUID question,
      HttpServletRequest request,
      HttpServletResponse response) {
    cookies.seal(response, guard.renew(who, request, question));
    return ResponseEntity.noContent().build();
  }

  /** The browser says that it holds no key for the cookies that it has: they were copied. */
  @PostMapping("/session/no-key")
  public ResponseEntity<byte[]> noKey(HttpServletRequest request, HttpServletResponse response) {
    guard.noKey(request);
    cookies.end(response);
    return ResponseEntity.noContent().build();
  }

  /** Ends the session. */
  @PostMapping("/sign-out")
  public ResponseEntity<byte[]> signOut(SignedIn who, HttpServletResponse response) {
    journal.record(entries -> {
      if (sessions.end(who.session().id(), "signed out")) {
        entries.add(
            "session-ended",
            who.session().subject(),
            Json.object().put("person", who.person().id().toString()).put("reason", "signed out"));
      }
    });
    cookies.end(response);
    return ResponseEntity.noContent().header("HX-Redirect", "/sign-in").build();
  }
}
