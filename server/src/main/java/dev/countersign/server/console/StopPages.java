package dev.countersign.server.console;

import dev.countersign.model.json.Json;
import dev.countersign.server.company.Installation;
import dev.countersign.server.company.StopDesk;
import dev.countersign.server.page.Moments;
import dev.countersign.server.page.Pages;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.wire.JsonBody;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The stop. */
@Controller
public final class StopPages {
  private final StopDesk desk;
  private final Installation installation;
  private final Pages pages;

  /** Pages over that desk. */
  public StopPages(StopDesk desk, Installation installation, Pages pages) {
    this.desk = desk;
    this.installation = installation;
    this.pages = pages;
  }

  /** Whether signing goes on, and the button. */
  @GetMapping("/stop")
  public ResponseEntity<byte[]> page() {
    Map<String, Object> values = new HashMap<>();
    values.put("since", installation.stop().map(stop -> Moments.of(stop.at())).orElse(null));
    values.put("reason", installation.stop().map(Installation.Stop::reason).orElse(""));
    values.put("beingSetUp", installation.beingSetUp());
    return pages.page(HttpStatus.OK, "stop", values);
  }

  /** Stops all signing. */
  @PostMapping("/stop")
  public ResponseEntity<byte[]> stop(SignedIn who, @RequestParam(defaultValue = "") String reason) {
    desk.stop(who.getName(), reason.length() > 500 ? reason.substring(0, 500) : reason);
    return JsonBody.ok(Json.object().put("location", "/stop"));
  }
}
