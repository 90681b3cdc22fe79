package dev.countersign.lure.link;

import java.util.ArrayList;
import java.util.List;

/**
 * A label without its hyphens, and where they stood.
 *
 * @param at which label of the host, from the left
 * @param joined its letters
 * @param breaks places in {@code joined} before which a hyphen stood
 */
record LabelText(int at, String joined, List<Integer> breaks) {
  static LabelText of(int at, String label) {
    StringBuilder joined = new StringBuilder();
    List<Integer> breaks = new ArrayList<>();
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      if (c == '-' || c == '_') {
        if (!joined.isEmpty() && (breaks.isEmpty() || breaks.getLast() != joined.length())) {
          breaks.add(joined.length());
        }
      } else {
        joined.append(c);
      }
    }
    return new LabelText(at, joined.toString(), breaks);
  }

  /** Whether a hyphen or the label's edge is there. */
  boolean bound(int place) {
    return place == 0 || place == joined.length() || breaks.contains(place);
  }

  /** What lies outside of a part, split at the hyphens. */
  List<String> outside(int start, int end) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int place = 1; place <= joined.length(); place++) {
      if (bound(place) || place == start || place == end) {
        if (from < start || from >= end) {
          parts.add(joined.substring(from, place));
        }
        from = place;
      }
    }
    return parts;
  }
}
