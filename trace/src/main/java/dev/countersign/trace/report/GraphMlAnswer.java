package dev.countersign.trace.report;

import dev.countersign.intel.label.Label;
import dev.countersign.trace.ledger.Ledger;
import dev.countersign.trace.taint.Flow;
import java.io.StringWriter;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Who gave stolen value to whom, as a graph that other programs read (GraphML 1.0). Several flows
 * between the same two in the same asset are one edge.
 */
public final class GraphMlAnswer {
  private record Edge(int from, int to, int asset) {}

  private GraphMlAnswer() {}

  /** The whole document. */
  public static String of(Answer answer) {
    Map<Edge, BigInteger> edges = new LinkedHashMap<>();
    Set<Integer> nodes = new LinkedHashSet<>();
    for (Flow flow : answer.trace().flows()) {
      if (flow.to() != Ledger.NOBODY && flow.from() != flow.to()) {
        nodes.add(flow.from());
        nodes.add(flow.to());
        edges.merge(new Edge(flow.from(), flow.to(), flow.got()), flow.source(), BigInteger::add);
      }
    }
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
      xml.writeStartElement("graph");
      xml.writeAttribute("edgedefault", "directed");
      for (int node : nodes) {
        xml.writeStartElement("node");
        xml.writeAttribute("id", answer.ledger().account(node));
        data(xml, "name", answer.label(node).map(Label::name).orElse(""));
        Optional<String> address = answer.address(node);
        if (address.isPresent()) {
          data(xml, "address", address.get());
        }
        xml.writeEndElement();
      }
      for (Map.Entry<Edge, BigInteger> one : edges.entrySet()) {
        xml.writeStartElement("edge");
        xml.writeAttribute("source", answer.ledger().account(one.getKey().from));
        xml.writeAttribute("target", answer.ledger().account(one.getKey().to));
        data(xml, "asset", JsonAnswer.asset(answer.ledger().asset(one.getKey().asset)));
        data(xml, "value", one.getValue().toString());
        xml.writeEndElement();
      }
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e); // a text in memory has none
    }
    return text.append('\n').toString();
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
