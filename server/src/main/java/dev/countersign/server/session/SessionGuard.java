package dev.countersign.server.session;

import dev.countersign.gate.finding.SessionFinding;
import dev.countersign.model.json.Json;
import dev.countersign.server.finding.Noted;
import dev.countersign.server.journal.Journal;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.people.PeopleStore;
import dev.countersign.server.people.Person;
import dev.countersign.server.proof.BadProof;
import dev.countersign.server.proof.Proof;
import dev.countersign.server.proof.ProofReader;
import dev.countersign.server.proof.SeenProofs;
import dev.countersign.server.session.SessionStore.Place;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decides what a request with a session's cookies may count as. What changes something needs a
 * proof of the session's key, made for this very request; what only reads needs that, or a seal
 * that the key renewed seconds ago and that no page was asked for with. Cookies alone, copied
 * elsewhere, are worth nothing and are noticed.
 */
public final class SessionGuard {
  private static final Set<String> READING = Set.of("GET", "HEAD");

  private final SessionStore sessions;
  private final SessionCookies cookies;
  private final Questions questions;
  private final PeopleStore people;
  private final ProofReader proofs;
  private final SeenProofs seen;
  private final JournalStore journal;
  private final InstantSource clock;
  private final Sparingly withoutKey = new Sparingly(Duration.ofMinutes(1));

  /** A guard over those sessions. */
  public SessionGuard(
      SessionStore sessions,
      SessionCookies cookies,
      Questions questions,
      PeopleStore people,
      ProofReader proofs,
      SeenProofs seen,
      JournalStore journal,
      InstantSource clock) {
    this.sessions = sessions;
    this.cookies = cookies;
    this.questions = questions;
    this.people = people;
    this.proofs = proofs;
    this.seen = seen;
    this.journal = journal;
    this.clock = clock;
  }

  /** True for people who may sign in, were it to wait until somebody vouches for them. */
  public static boolean mayComeIn(Person person) {
    return person.state() == Person.State.ACTIVE || person.state() == Person.State.WAITING;
  }

  /** What a request counts as. */
  public sealed interface Standing {
    /** It comes without a session, or with one that ended. */
    record Nobody() implements Standing {}

    /** It comes from the session's own browser. */
    record Known(SignedIn who) implements Standing {}

    /** It may; the browser must prove its key first. */
    record MustProve(UUID question) implements Standing {}

    /** It does not: refused, with a sentence. */
    record Refused(String sentence) implements Standing {}
  }

  /** Looks at a request. */
  public Standing standing(HttpServletRequest request) {
    String secret = cookies.secret(request);
    Session session = secret == null ? null : sessions.find(secret).orElse(null);
    if (session == null || (session.looking() && !isLooking(request))) {
      return new Standing.Nobody();
    }
    Optional<Person> person = people.find(session.person()).filter(SessionGuard::mayComeIn);
    if (person.isEmpty()) {
      return new Standing.Nobody();
    }
    SignedIn who =
        new SignedIn(
            person.get().state() == Person.State.ACTIVE
                ? person.get()
                : person.get().withoutRoles(),
            session);
    boolean reading = READING.contains(request.getMethod());
    String header = request.getHeader("DPoP");
    if (header == null && reading) {
      String seal = cookies.seal(request);
      return seal != null && sessions.useSeal(session.id(), seal, place(request))
          ? new Standing.Known(who)
          : new Standing.MustProve(
              questions.ask(session.id(), place(request), request.getRequestURI()));
    }
    return proven(request, header, who);
  }

  /** What a screen on a wall asks for, and what keeps or ends any session. */
  private static boolean isLooking(HttpServletRequest request) {
    String path = request.getRequestURI();
    boolean shows = path.equals("/watch") || path.equals("/watch/board") || path.equals("/live");
    return keeps(path) || (shows && READING.contains(request.getMethod()));
  }

  /** What keeps a session going, or ends it. */
  private static boolean keeps(String path) {
    return path.startsWith("/session/") || path.equals("/sign-out");
  }

  private Standing proven(HttpServletRequest request, @Nullable String header, SignedIn who) {
    Session session = who.session();
    if (header == null) {
      if (withoutKey.may(session.id(), clock.instant())) {
        finding(SessionFinding.SESSION_WITHOUT_KEY, session, request);
      }
      return new Standing.Refused("The request carries no proof of the session's key");
    }
    try {
      Proof proof = proofs.read(header, request.getMethod(), request.getRequestURI());
      if (!proof.thumbprint().equals(session.keyThumbprint())) {
        copied(session, request, "another key");
        return new Standing.Refused("The session belongs to another browser and was ended");
      }
      seen.use(proof);
      if (isChange(request) && sessions.mustBeginAnew(session)) {
        return new Standing.Refused(
            "Something was found about your account. Sign in again with your passkey before you"
                + " change anything: open /sign-in");
      }
      return new Standing.Known(who);
    } catch (BadProof e) {
      return new Standing.Refused(e.sentence());
    }
  }

  /** What keeps a session going, or ends it, changes nothing. */
  private static boolean isChange(HttpServletRequest request) {
    return !READING.contains(request.getMethod()) && !keeps(request.getRequestURI());
  }

  /** Renews the seal for a browser that proved its key, which answers a question besides. */
  public String renew(SignedIn who, HttpServletRequest request, @Nullable UUID question) {
    if (question != null) {
      questions.answered(question, who.session().id());
    }
    return sessions.renew(who.session().id(), place(request));
  }

  /** A browser with the session's cookies says that it holds no key: it is not the session's. */
  public void noKey(HttpServletRequest request) {
    String secret = cookies.secret(request);
    if (secret != null) {
      sessions.find(secret).ifPresent(session -> copied(session, request, "no key"));
    }
  }

  /** Ends the session and tells it. */
  private void copied(Session session, HttpServletRequest request, String how) {
    journal.record(entries -> {
      if (sessions.end(session.id(), "copied")) {
        ObjectNode body = body(SessionFinding.SESSION_COPIED, session, place(request));
        note(entries, session, body.put("held", how));
      }
    });
  }

  private void finding(SessionFinding finding, Session session, HttpServletRequest request) {
    Place place = place(request);
    journal.record(entries ->
        note(entries, session, body(finding, session, place).put("path", request.getRequestURI())));
  }

  /** Tells of the questions that nobody answered. */
  public void tellUnanswered() {
    if (!questions.anyUnanswered()) {
      return;
    }
    journal.record(entries ->
        questions
            .unanswered()
            .forEach(one ->
                sessions
                    .find(one.session())
                    .ifPresent(session ->
                        note(
                            entries,
                            session,
                            body(SessionFinding.SESSION_UNPROVEN, session, one.place())
                                .put("path", one.path())))));
  }

  private void note(Journal entries, Session session, ObjectNode body) {
    Instant now = clock.instant();
    Noted.ofPerson(
            session.subject(),
            session.person(),
            session.id().toString(),
            session.keyThumbprint(),
            body,
            now)
        .add(entries, now);
  }

  private static ObjectNode body(SessionFinding finding, Session session, Place place) {
    return Json.object()
        .put("code", finding.code())
        .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
        .put("sentence", finding.title())
        .put("person", session.person().toString())
        .put("sessionNetwork", session.network())
        .put("sessionUserAgent", session.userAgent())
        .put("network", place.network())
        .put("userAgent", place.userAgent());
  }

  /** Where a request comes from. */
  public static Place place(HttpServletRequest request) {
    String agent = request.getHeader("User-Agent");
    return new Place(agent == null ? "" : agent, request.getRemoteAddr());
  }
}
