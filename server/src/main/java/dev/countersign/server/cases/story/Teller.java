package dev.countersign.server.cases.story;

import dev.countersign.response.cases.TimelineLine;
import java.util.List;

/** Tells what one kind of store has for a case's timeline, in any order. */
interface Teller {
  List<TimelineLine> lines(Scope scope);
}
