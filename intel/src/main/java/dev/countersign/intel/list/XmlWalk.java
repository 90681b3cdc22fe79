package dev.countersign.intel.list;

import dev.countersign.model.value.UnreadableInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a list in XML, one element after the other. Nothing outside of the file is looked
 * up, and depth and texts are bounded.
 */
final class XmlWalk {
  private static final int BYTE_ORDER_MARK = 0xfeff;
  private static final int MOST_DEPTH = 64;

  /** What is told of each element. */
  interface Handler {
    /** The most characters that a text may have. */
    int mostText();

    /**
     * The outermost element, before anything else is told.
     *
     * @return what was expected; empty where it is that
     */
    String root(String element);

    void start(Element at);

    /** An element's own text, without that of elements in it, stripped. */
    void end(Element at, String text);
  }

  /** Where the walk is. */
  interface Element {
    String name();

    /** Empty at the outermost one. */
    String parent();

    /** Empty where it has none. */
    String attribute(String name);

    UnreadableInput wrong(String what);
  }

  private final String file;
  private final XMLStreamReader xml;
  private final Handler handler;
  private final Deque<String> path = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();

  private XmlWalk(String file, XMLStreamReader xml, Handler handler) {
    this.file = file;
    this.xml = xml;
    this.handler = handler;
  }

  /**
   * Goes through all of it.
   *
   * @param file its name, for sentences
   * @throws UnreadableInput where it is no such list, or cut short
   * @throws IOException where it is no UTF-8 text, or cannot be read
   */
  static void through(InputStream in, String file, Handler handler) throws IOException {
    try {
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
      factory.setXMLReporter((message, type, related, at) -> {}); // else it prints
      XMLStreamReader xml = factory.createXMLStreamReader(text(in));
      XmlWalk walk = new XmlWalk(file, xml, handler);
      while (xml.hasNext()) {
        walk.take(next(xml));
      }
    } catch (XMLStreamException e) {
      throw new UnreadableInput(
          file
              + " is no XML that can be read to its end"
              + (e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNumber())
              + "; expected a list as it is published");
    }
  }

  /** The platform's parser would print what it finds wrong with bytes. */
  private static Reader text(InputStream in) throws IOException {
    BufferedReader text =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()));
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }

  /** The platform's parser ends in other exceptions than its own on some broken input. */
  private static int next(XMLStreamReader xml) throws XMLStreamException {
    try {
      return xml.next();
    } catch (RuntimeException e) {
      throw new XMLStreamException(e);
    }
  }

  private void take(int event) {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
      case XMLStreamConstants.END_ELEMENT -> {
        Element at = new At(path.pop(), path.isEmpty() ? "" : path.element());
        String value = text.toString().strip();
        text.setLength(0);
        handler.end(at, value);
      }
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
        if (text.length() + xml.getTextLength() <= handler.mostText()) {
          text.append(xml.getText());
        } else if (!xml.isWhiteSpace()) {
          throw wrong("has a text of more than " + handler.mostText() + " characters");
        }
      }
      case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
          throw wrong("declares or uses entities, which no published list does");
      default -> {} // comments and the like
    }
  }

  private void start(String name) {
    if (path.isEmpty()) {
      String expected = handler.root(name);
      if (!expected.isEmpty()) {
        throw wrong(expected);
      }
    }
    Element at = new At(name, path.isEmpty() ? "" : path.element());
    path.push(name);
    if (path.size() > MOST_DEPTH) {
      throw wrong("has elements more than " + MOST_DEPTH + " deep");
    }
    text.setLength(0);
    handler.start(at);
  }

  private UnreadableInput wrong(String what) {
    return new UnreadableInput(file + ", line " + xml.getLocation().getLineNumber() + " " + what);
  }

  private final class At implements Element {
    private final String name;
    private final String parent;

    At(String name, String parent) {
      this.name = name;
      this.parent = parent;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String parent() {
      return parent;
    }

    @Override
    public String attribute(String attribute) {
      @Nullable String value = xml.getAttributeValue(null, attribute);
      return value == null ? "" : value;
    }

    @Override
    public UnreadableInput wrong(String what) {
      return XmlWalk.this.wrong(what);
    }
  }
}
