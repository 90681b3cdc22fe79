package dev.countersign.server.console;

import dev.countersign.access.posture.Posture;
import dev.countersign.server.page.Pages;
import dev.countersign.server.posture.PostureDesk;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The questions that employees should ask, with their answers. */
@Controller
public final class PosturePages {
  private final PostureDesk desk;
  private final Pages pages;

  /** A page over that desk. */
  public PosturePages(PostureDesk desk, Pages pages) {
    this.desk = desk;
    this.pages = pages;
  }

  /** All of them, as of now. */
  @GetMapping("/posture")
  public ResponseEntity<byte[]> posture() {
    Posture posture = desk.now();
    return pages.page(
        HttpStatus.OK, "posture", Map.of("answers", posture.answers(), "counts", posture.counts()));
  }
}
