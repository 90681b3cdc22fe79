package dev.countersign.server.console;

import dev.countersign.server.notice.Couriers;
import dev.countersign.server.notice.NoticeStore;
import dev.countersign.server.page.Pages;
import dev.countersign.server.transfer.Requesters;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was told to whom, and what did not get through, for whoever oversees. */
@Controller
public final class NoticePages {
  private static final int A_PAGE = 100;

  private final NoticeStore notices;
  private final Couriers couriers;
  private final Requesters requesters;
  private final Pages pages;
  private final Clock clock;

  /** Pages over that store. */
  public NoticePages(
      NoticeStore notices, Couriers couriers, Requesters requesters, Pages pages, Clock clock) {
    this.notices = notices;
    this.couriers = couriers;
    this.requesters = requesters;
    this.pages = pages;
    this.clock = clock;
  }

  /** Notices, the newest first. */
  @GetMapping("/notifications")
  public ResponseEntity<byte[]> all(
      @RequestParam(defaultValue = "") String state,
      @RequestParam(required = false) @Nullable Long before) {
    Instant now = clock.instant();
    List<NoticeStore.Told> told =
        notices.told(state, before == null ? Long.MAX_VALUE : before, A_PAGE);
    Map<String, Object> values = new HashMap<>();
    values.put(
        "notices",
        told.stream()
            .map(one ->
                NoticeLine.of(
                    one,
                    one.recipient().isEmpty()
                        ? couriers.webhookPlace()
                        : requesters.name(one.recipient()),
                    now))
            .toList());
    values.put("counts", notices.counts());
    values.put("state", state);
    values.put("mail", couriers.mailPlace());
    values.put("webhook", couriers.webhookPlace());
    values.put("older", told.size() < A_PAGE ? null : told.getLast().number());
    return pages.page(HttpStatus.OK, "notifications", values);
  }
}
