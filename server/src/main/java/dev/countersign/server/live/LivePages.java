package dev.countersign.server.live;

import dev.countersign.server.session.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Where open pages listen. */
@Controller
public final class LivePages {
  private final Live live;

  /** To those streams. */
  public LivePages(Live live) {
    this.live = live;
  }

  /**
   * Streams what changes.
   *
   * @param after the number of the journal's last entry that the page knows of
   */
  @GetMapping("/live")
  public ResponseEntity<SseEmitter> listen(SignedIn who, @RequestParam long after) {
    return live.open(who, Math.max(0, after))
        .map(emitter ->
            ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                // A reverse proxy is not to wait for the end, which comes with the session's.
                .header("X-Accel-Buffering", "no")
                .body(emitter))
        .orElseGet(() ->
            ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header("Retry-After", "30")
                .build());
  }
}
