package dev.countersign.lure.markup;

import org.jsoup.internal.StringUtil;
import org.jsoup.nodes.Element;

/** Where a relative link leads when the markup names a base (HTML, 4.2.3). */
final class Base {
  private Base() {}

  static String resolved(Element element, String target) {
    String base = element.baseUri();
    if (base.isEmpty() || target.indexOf(':') >= 0 || target.startsWith("#")) {
      return target;
    }
    String whole = StringUtil.resolve(base, target);
    return whole.isEmpty() ? target : whole;
  }
}
