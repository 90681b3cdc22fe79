package dev.countersign.access.read;

import java.util.Set;

/** Names in the pages in which interfaces hand out records. */
final class Pages {
  /** Under which the array of records stands. */
  static final Set<String> RECORDS =
      Set.of(
          "Records",
          "records",
          "value",
          "items",
          "events",
          "Events",
          "data",
          "logs",
          "authlogs",
          "response",
          "result",
          "results",
          "entries",
          "audit_logs",
          "logEvents");

  /** Under which another page may stand. */
  static final Set<String> NESTED = Set.of("response", "data", "result");

  /** Which may stand before the records, and are of no interest. */
  static final Set<String> BESIDE =
      Set.of(
          "kind",
          "etag",
          "nextPageToken",
          "@odata.context",
          "@odata.nextLink",
          "@odata.deltaLink",
          "@odata.count",
          "stat",
          "status",
          "pagination",
          "metadata",
          "meta",
          "links",
          "_links",
          "next",
          "next_page",
          "previous_page",
          "before_page",
          "after_page",
          "previous",
          "cursor",
          "has_more",
          "ok",
          "total",
          "count",
          "limit",
          "start",
          "length",
          "size",
          "page",
          "success",
          "errors",
          "messages",
          "result_info",
          "response_metadata",
          "NextToken",
          "nextToken",
          "eventType",
          "eventTypeVersion",
          "cloudEventsVersion",
          "source",
          "eventId",
          "eventTime",
          "contentType",
          "messageType",
          "owner",
          "logGroup",
          "logStream",
          "subscriptionFilters");

  private Pages() {}
}
