package dev.countersign.server.api;

import dev.countersign.model.json.Json;
import dev.countersign.server.machine.MachineDesk;
import dev.countersign.server.machine.MachineDesk.Issued;
import dev.countersign.server.machine.Scope;
import dev.countersign.server.proof.BadProof;
import dev.countersign.server.wire.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /api/v1/token}: a machine shows a proof of its key, and gets a token that is bound to it.
 * In the form of OAuth 2.0 (RFC 6749, section 4.4; RFC 9449, section 5), its errors included.
 */
@RestController
public final class TokenApi {
  private final MachineDesk desk;

  /** An API over that desk. */
  public TokenApi(MachineDesk desk) {
    this.desk = desk;
  }

  /** Issues a token. */
  @PostMapping("/api/v1/token")
  public ResponseEntity<byte[]> token(
      @RequestParam(name = "grant_type", defaultValue = "client_credentials") String grant,
      @RequestParam(name = "client_id", defaultValue = "") String name,
      HttpServletRequest request) {
    if (!grant.equals("client_credentials")) {
      return error(
          HttpStatus.BAD_REQUEST, "unsupported_grant_type", "The only grant is client_credentials");
    }
    if (name.isEmpty()) {
      return error(
          HttpStatus.BAD_REQUEST, "invalid_request", "The machine's name is missing (client_id)");
    }
    try {
      Optional<Issued> issued = desk.issue(name, request);
      return issued
          .map(TokenApi::answer)
          .orElseGet(() ->
              error(
                  HttpStatus.UNAUTHORIZED,
                  "invalid_client",
                  "There is no machine of that name with that key"));
    } catch (BadProof e) {
      return error(HttpStatus.BAD_REQUEST, "invalid_dpop_proof", e.sentence());
    }
  }

  private static ResponseEntity<byte[]> answer(Issued issued) {
    ObjectNode answer = Json.object();
    answer.put("access_token", issued.token());
    answer.put("token_type", "DPoP");
    answer.put("expires_in", MachineDesk.GOOD.toSeconds());
    answer.put(
        "scope",
        issued.machine().inOrder().stream().map(Scope::word).collect(Collectors.joining(" ")));
    return JsonBody.answer(HttpStatus.OK, answer);
  }

  private static ResponseEntity<byte[]> error(HttpStatus status, String error, String sentence) {
    ResponseEntity<byte[]> answer =
        JsonBody.answer(
            status, Json.object().put("error", error).put("error_description", sentence));
    if (status != HttpStatus.UNAUTHORIZED) {
      return answer;
    }
    return ResponseEntity.status(status)
        .headers(answer.getHeaders())
        .header(HttpHeaders.WWW_AUTHENTICATE, "DPoP error=\"" + error + "\", algs=\"ES256\"")
        .body(answer.getBody());
  }
}
