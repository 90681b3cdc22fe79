package dev.countersign.server.console;

import dev.countersign.model.json.Json;
import dev.countersign.server.journal.JournalStore;
import dev.countersign.server.page.Pages;
import dev.countersign.server.session.Session;
import dev.countersign.server.session.SessionCookies;
import dev.countersign.server.session.SessionStore;
import dev.countersign.server.session.SignedIn;
import dev.countersign.server.watch.StopRule;
import dev.countersign.server.wire.JsonBody;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Chains that are watched, live. */
@Controller
public final class WatchPages {
  private final WatchBoards boards;
  private final StopRule stop;
  private final SessionStore sessions;
  private final SessionCookies cookies;
  private final JournalStore journal;
  private final Pages pages;

  /** Pages over those. */
  public WatchPages(
      WatchBoards boards,
      StopRule stop,
      SessionStore sessions,
      SessionCookies cookies,
      JournalStore journal,
      Pages pages) {
    this.boards = boards;
    this.stop = stop;
    this.sessions = sessions;
    this.cookies = cookies;
    this.journal = journal;
    this.pages = pages;
  }

  /**
   * The page.
   *
   * @param wall anything for a screen on a wall: nothing but the board, in large letters
   */
  @GetMapping("/watch")
  public ResponseEntity<byte[]> page(@RequestParam(defaultValue = "") String wall) {
    Map<String, Object> values = new HashMap<>();
    values.put("board", boards.now());
    values.put("mode", stop.mode().word());
    values.put("wall", !wall.isEmpty());
    return pages.page(HttpStatus.OK, "watch", values);
  }

  /** What changes on it. */
  @GetMapping("/watch/board")
  public ResponseEntity<byte[]> board() {
    return pages.part(HttpStatus.OK, "part/watch-board", Map.of("board", boards.now()));
  }

  /** Makes this browser a screen on a wall: from now on it shows the watch, and may do nothing. */
  @PostMapping("/watch/wall")
  public ResponseEntity<byte[]> wall(
      SignedIn who, HttpServletRequest request, HttpServletResponse response) {
    journal.record(entries -> {
      if (sessions.look(who.session().id())) {
        entries.add(
            "session-shows-a-wall",
            who.session().subject(),
            Json.object()
                .put("person", who.person().id().toString())
                .put("days", Session.LOOKING.toDays()));
      }
    });
    cookies.look(request, response);
    return JsonBody.ok(Json.object().put("location", "/watch?wall=yes"));
  }

  /** Says what an uncountersigned move does to signing. */
  @PostMapping("/watch/stop")
  public ResponseEntity<byte[]> stop(SignedIn who, @RequestParam(defaultValue = "") String mode) {
    stop.mode(mode, who.getName());
    return JsonBody.ok(Json.object().put("location", "/watch"));
  }
}
