package dev.countersign.intel.list;

import dev.countersign.model.value.UnreadableInput;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Lists in XML: which one it is, its outermost element says. */
final class XmlLists implements XmlWalk.Handler {
  private static final int MOST_TEXT = 8192;

  private XmlWalk.@Nullable Handler known;
  private @Nullable Draft draft;

  static Draft read(InputStream in, String file) throws IOException {
    XmlLists lists = new XmlLists();
    XmlWalk.through(in, file, lists);
    if (lists.draft == null) {
      throw new UnreadableInput(file + " is empty; expected a list as it is published");
    }
    return lists.draft;
  }

  private void take(AuthorityList list) {
    known = list;
    draft = list.draft();
  }

  @Override
  public String root(String element) {
    switch (element) {
      case "sdnList", "Sanctions" -> {
        OfacList ofac = new OfacList();
        known = ofac;
        draft = ofac.draft();
      }
      case "export" -> take(new EuList());
      case "CONSOLIDATED_LIST" -> take(new UnList());
      case "Designations" -> take(new UkList());
      case "ArrayOfFinancialSanctionsTarget" -> take(new OfsiXml());
      default -> {
        return "is no list of OFAC, the EU, the UN or the UK: its outermost element is " + element;
      }
    }
    return known == null ? "" : known.root(element);
  }

  @Override
  public int mostText() {
    return known == null ? MOST_TEXT : known.mostText();
  }

  @Override
  public void start(XmlWalk.Element at) {
    if (known != null) {
      known.start(at);
    }
  }

  @Override
  public void end(XmlWalk.Element at, String text) {
    if (known != null) {
      known.end(at, text);
    }
  }
}
