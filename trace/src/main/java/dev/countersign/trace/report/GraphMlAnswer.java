package dev.countersign.trace.report;

import dev.countersign.intel.label.Label;
import dev.countersign.trace.cross.Passage;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.taint.Flow;
import java.io.StringWriter;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Who gave stolen value to whom, as a graph that other programs read (GraphML 1.0). Several flows
 * between the same two in the same asset are one edge.
 */
public final class GraphMlAnswer {
  private record Edge(String from, String to, String asset, String crossing) {}

  private GraphMlAnswer() {}

  /** The whole document. */
  public static String of(Answer answer) {
    Graph graph = new Graph();
    graph.add(answer, "");
    return graph.text(false);
  }

  /**
   * The whole document, of several chains: an account is {@code CHAIN:ADDRESS}, and what went over
   * bridges are edges that say how sure they are.
   */
  public static String of(Itinerary told) {
    Graph graph = new Graph();
    for (int leg = 0; leg < told.chains().size(); leg++) {
      if (told.chains().get(leg).isPresent()) {
        graph.add(told.answer(leg), told.chain(leg) + ":");
      }
    }
    for (Passage one : told.journey().passages()) {
      int to = one.at().shore();
      graph.edge(
          told.chain(one.from()) + ":" + told.account(one.from(), one.account()),
          told.chain(to) + ":" + told.account(to, one.at().account()),
          JsonAnswer.asset(told.asset(to, one.at().asset())),
          Itinerary.surely(one.at()),
          one.arrived());
    }
    return graph.text(true);
  }

  private static final class Graph {
    private final Map<Edge, BigInteger> edges = new LinkedHashMap<>();
    private final Map<String, String> nodes = new LinkedHashMap<>();

    /** Of nodes that are called by something else, as Bitcoin's outputs. */
    private final Map<String, String> addresses = new LinkedHashMap<>();

    void add(Answer answer, String prefix) {
      for (Flow flow : answer.trace().flows()) {
        if (flow.to() != Ledger.NOBODY && flow.from() != flow.to()) {
          for (int account : new int[] {flow.from(), flow.to()}) {
            nodes.put(
                prefix + answer.ledger().account(account),
                answer.label(account).map(Label::name).orElse(""));
            answer
                .address(account)
                .ifPresent(at -> addresses.put(prefix + answer.ledger().account(account), at));
          }
          edge(
              prefix + answer.ledger().account(flow.from()),
              prefix + answer.ledger().account(flow.to()),
              JsonAnswer.asset(answer.ledger().asset(flow.got())),
              "",
              flow.source());
        }
      }
    }

    void edge(String from, String to, String asset, String crossing, BigInteger value) {
      nodes.putIfAbsent(from, "");
      nodes.putIfAbsent(to, "");
      edges.merge(new Edge(from, to, asset, crossing), value, BigInteger::add);
    }

    String text(boolean crossings) {
      StringWriter text = new StringWriter();
      try {
        XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("graphml");
        xml.writeDefaultNamespace("http://graphml.graphdrawing.org/xmlns");
        key(xml, "name", "node");
        key(xml, "address", "node");
        key(xml, "asset", "edge");
        key(xml, "value", "edge");
        if (crossings) {
          key(xml, "crossing", "edge");
        }
        xml.writeStartElement("graph");
        xml.writeAttribute("edgedefault", "directed");
        for (Map.Entry<String, String> node : nodes.entrySet()) {
          xml.writeStartElement("node");
          xml.writeAttribute("id", node.getKey());
          data(xml, "name", node.getValue());
          Optional<String> address = Optional.ofNullable(addresses.get(node.getKey()));
          if (address.isPresent()) {
            data(xml, "address", address.get());
          }
          xml.writeEndElement();
        }
        for (Map.Entry<Edge, BigInteger> one : edges.entrySet()) {
          xml.writeStartElement("edge");
          xml.writeAttribute("source", one.getKey().from);
          xml.writeAttribute("target", one.getKey().to);
          data(xml, "asset", one.getKey().asset);
          data(xml, "value", one.getValue().toString());
          if (!one.getKey().crossing.isEmpty()) {
            data(xml, "crossing", one.getKey().crossing);
          }
          xml.writeEndElement();
        }
        xml.writeEndDocument();
        xml.close();
      } catch (XMLStreamException e) {
        throw new IllegalStateException(e); // a text in memory has none
      }
      return text.append('\n').toString();
    }
  }

  private static void key(XMLStreamWriter xml, String name, String of) throws XMLStreamException {
    xml.writeEmptyElement("key");
    xml.writeAttribute("id", name);
    xml.writeAttribute("for", of);
    xml.writeAttribute("attr.name", name);
    xml.writeAttribute("attr.type", "string");
  }

  private static void data(XMLStreamWriter xml, String key, String text) throws XMLStreamException {
    xml.writeStartElement("data");
    xml.writeAttribute("key", key);
    xml.writeCharacters(text);
    xml.writeEndElement();
  }
}
