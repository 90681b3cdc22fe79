package dev.countersign.lure.mail;

import java.util.ArrayList;
import java.util.List;

/** A mail, or a part of one: its header, and either its body's bytes or the parts in it. */
final class Entity {
  private static final byte[] NOTHING = {};

  private final Headers headers = new Headers();
  private final List<Entity> parts = new ArrayList<>();
  private FieldValue type = FieldValue.NONE;
  private FieldValue disposition = FieldValue.NONE;
  private byte[] body = NOTHING;
  private boolean cut;

  Headers headers() {
    return headers;
  }

  /** Reads what the header says of the body; called when the header is whole. */
  void describe() {
    type = headers.first("Content-Type").map(FieldValue::read).orElse(FieldValue.NONE);
    disposition =
        headers.first("Content-Disposition").map(FieldValue::read).orElse(FieldValue.NONE);
  }

  /** What the body is, where no header says it. */
  void describe(FieldValue itsType, FieldValue itsDisposition) {
    type = itsType;
    disposition = itsDisposition;
  }

  /** Whether programs may take it for different things, by which of two fields they believe. */
  boolean contradictsItself() {
    return differ("Content-Type") || differ("Content-Transfer-Encoding");
  }

  private boolean differ(String name) {
    return headers.all(name).stream().distinct().count() > 1;
  }

  FieldValue type() {
    return type;
  }

  FieldValue disposition() {
    return disposition;
  }

  boolean isMultipart() {
    return type.value().startsWith("multipart/");
  }

  boolean isMessage() {
    return type.value().equals("message/rfc822") || type.value().equals("message/global");
  }

  List<Entity> parts() {
    return parts;
  }

  byte[] body() {
    return body;
  }

  /** Whether there was more of the body than was read. */
  boolean cut() {
    return cut;
  }

  void body(byte[] bytes, boolean more) {
    body = bytes;
    cut = more;
  }
}
