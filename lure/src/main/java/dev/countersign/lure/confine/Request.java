package dev.countersign.lure.confine;

import dev.countersign.lure.content.Content;
import dev.countersign.lure.context.Company;
import dev.countersign.lure.context.CompanyJson;
import dev.countersign.model.json.Json;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a child is asked, on its standard input: a mark, the path, the company as JSON, the size,
 * the permission, the bytes; texts and bytes with their length first.
 */
record Request(Company company, Content content) {
  /** The most bytes of a report that are handed over: 64 MiB. */
  static final int MOST = 64 << 20;

  private static final int MARK = 0x43535231;
  private static final int LONGEST_PATH = 1 << 16;
  private static final int LONGEST_COMPANY = 32 << 20;

  /** Writes it. A content of more than {@link #MOST} bytes is cut there. */
  void write(DataOutputStream out) throws IOException {
    out.writeInt(MARK);
    text(out, content.path());
    text(out, Json.compact(CompanyJson.write(company)));
    out.writeLong(content.size());
    out.writeBoolean(content.executable());
    int length = Math.min(content.bytes().length, MOST);
    out.writeInt(length);
    out.write(content.bytes(), 0, length);
    out.flush();
  }

  /**
   * Reads one.
   *
   * @throws IOException when it ends early or is none
   */
  static Request read(DataInputStream in) throws IOException {
    if (in.readInt() != MARK) {
      throw new IOException("No request");
    }
    String path = text(in, LONGEST_PATH);
    Company company = CompanyJson.read(Json.parse(text(in, LONGEST_COMPANY), "The company"));
    long size = in.readLong();
    boolean executable = in.readBoolean();
    return new Request(company, new Content(path, bytes(in, MOST), size, executable));
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String text(DataInputStream in, int most) throws IOException {
    return new String(bytes(in, most), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(DataInputStream in, int most) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > most) {
      throw new IOException("A part of the request has " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }
}
