package dev.countersign.server.api;

import dev.countersign.server.people.Role;
import dev.countersign.server.posture.PostureDesk;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.wire.JsonBody;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/posture}: what employees should ask, answered. */
@RestController
public final class PostureApi {
  private final PostureDesk desk;

  /** An API over that desk. */
  public PostureApi(PostureDesk desk) {
    this.desk = desk;
  }

  /** All answers; what they rest on for whoever oversees, since it names people. */
  @GetMapping("/api/v1/posture")
  public ResponseEntity<byte[]> posture(SignedIn who) {
    return JsonBody.ok(
        desk.now().json(who.person().hasAny(Role.ADMINISTRATOR, Role.SECURITY, Role.AUDITOR)));
  }
}
