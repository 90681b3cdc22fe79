package dev.countersign.server.signin;

import dev.countersign.model.json.Json;
import dev.countersign.model.json.JsonFields;
import dev.countersign.server.page.Pages;
import dev.countersign.server.people.Person;
import dev.countersign.server.proof.BadProof;
import dev.countersign.server.proof.Proof;
import dev.countersign.server.proof.ProofReader;
import dev.countersign.server.proof.SeenProofs;
import dev.countersign.server.provider.ProviderDesk;
import dev.countersign.server.session.SessionCookies;
import dev.countersign.server.session.SessionGuard;
import dev.countersign.server.session.SessionStore.Begun;
import dev.countersign.server.wire.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** The pages and steps by which people come in. */
@Controller
public final class SignInPages {
  private final SignInDesk desk;
  private final Pages pages;
  private final SessionCookies cookies;
  private final ProofReader proofs;
  private final SeenProofs seen;
  private final ProviderDesk provider;

  /** Pages that ask that desk. */
  public SignInPages(
      SignInDesk desk,
      Pages pages,
      SessionCookies cookies,
      ProofReader proofs,
      SeenProofs seen,
      ProviderDesk provider) {
    this.desk = desk;
    this.pages = pages;
    this.cookies = cookies;
    this.proofs = proofs;
    this.seen = seen;
    this.provider = provider;
  }

  /** Where one signs in. */
  @GetMapping("/sign-in")
  public ResponseEntity<byte[]> signIn(
      HttpServletRequest request, @RequestParam(defaultValue = "/") String to) {
    return pages.page(
        HttpStatus.OK,
        "sign-in",
        Map.of(
            "to",
            ownPath(to),
            "provider",
            provider.host().orElse(""),
            "returned",
            provider.returned(cookies.visit(request)).map(Person::email).orElse(""),
            "trouble",
            ""));
  }

  /** Where one enrols; the token stands behind the address's {@code #}, and is sent to nobody. */
  @GetMapping("/enrol")
  public ResponseEntity<byte[]> enrol() {
    return pages.page(HttpStatus.OK, "enrol", Map.of());
  }

  /** Begins a sign-in. */
  @PostMapping("/sign-in/options")
  public ResponseEntity<byte[]> signInOptions() {
    return JsonBody.ok(desk.beginSignIn());
  }

  /** Ends it. */
  @PostMapping("/sign-in/finish")
  public ResponseEntity<byte[]> signInFinish(
      HttpServletRequest request, HttpServletResponse response) throws BadProof, IOException {
    JsonNode said = JsonBody.read(request);
    Proof proof = proof(request);
    Begun begun =
        desk.signIn(
            JsonBody.id(said, "ceremony"),
            JsonFields.required(said, "credential"),
            proof.thumbprint(),
            cookies.visit(request),
            SessionGuard.place(request));
    cookies.begin(response, begun);
    return JsonBody.ok(Json.object().put("location", "/"));
  }

  /** Begins an enrolment. */
  @PostMapping("/enrol/options")
  public ResponseEntity<byte[]> enrolOptions(HttpServletRequest request) throws IOException {
    JsonNode said = JsonBody.read(request);
    return JsonBody.ok(
        desk.beginEnrolment(
            JsonFields.text(said, "token"),
            JsonFields.textOrNull(said, "name"),
            JsonFields.textOrNull(said, "email")));
  }

  /** Ends it. */
  @PostMapping("/enrol/finish")
  public ResponseEntity<byte[]> enrolFinish(
      HttpServletRequest request, HttpServletResponse response) throws BadProof, IOException {
    JsonNode said = JsonBody.read(request);
    Proof proof = proof(request);
    Begun begun =
        desk.enrol(
            JsonFields.text(said, "token"),
            JsonFields.textOrNull(said, "name"),
            JsonFields.textOrNull(said, "email"),
            JsonBody.id(said, "ceremony"),
            JsonFields.required(said, "credential"),
            proof.thumbprint(),
            SessionGuard.place(request));
    cookies.begin(response, begun);
    return JsonBody.ok(Json.object().put("location", "/"));
  }

  /** A path of this console, so that a link cannot send people elsewhere after they signed in. */
  static String ownPath(String to) {
    return to.matches("/[A-Za-z0-9/_.?=&%-]{0,500}") && !to.startsWith("//") ? to : "/";
  }

  private Proof proof(HttpServletRequest request) throws BadProof {
    Proof proof =
        proofs.read(request.getHeader("DPoP"), request.getMethod(), request.getRequestURI());
    seen.use(proof);
    return proof;
  }
}
