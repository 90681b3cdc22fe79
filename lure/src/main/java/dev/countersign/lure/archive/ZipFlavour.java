package dev.countersign.lure.archive;

import dev.countersign.lure.bound.Budget;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What is built on zip, told by the names of the entries. */
public enum ZipFlavour {
  /** Nothing in particular. */
  PLAIN("a zip archive", Use.FILES),
  /** Word. */
  WORD("a Word document", Use.DOCUMENT),
  /** Excel. */
  EXCEL("an Excel workbook", Use.DOCUMENT),
  /** PowerPoint. */
  POWERPOINT("a PowerPoint presentation", Use.DOCUMENT),
  /** Another document of Office Open XML, such as of Visio. */
  OFFICE("an Office document", Use.DOCUMENT),
  /** LibreOffice and others (OpenDocument). */
  OPEN_DOCUMENT("an OpenDocument file", Use.DOCUMENT),
  /** A book. */
  EPUB("an EPUB book", Use.FILES),
  /** Windows' app package. */
  MSIX("a Windows app package", Use.PROGRAM),
  /** Android. */
  APK("an Android app", Use.PROGRAM),
  /** iOS. */
  IPA("an iOS app", Use.PROGRAM),
  /** A browser's extension. */
  EXTENSION("a browser extension", Use.PROGRAM),
  /** Python. */
  WHEEL("a Python wheel", Use.FILES),
  /** .NET. */
  NUPKG("a NuGet package", Use.FILES),
  /** Java. */
  JAR("a Java archive", Use.FILES);

  /** What it is for. */
  public enum Use {
    /** It holds files. */
    FILES,
    /** It is a document; its entries are no files to its user. */
    DOCUMENT,
    /** It is a program, or installs one. */
    PROGRAM
  }

  private static final int SURVEY = 4096;

  private final String words;
  private final Use use;

  ZipFlavour(String words, Use use) {
    this.words = words;
    this.use = use;
  }

  /** Such as {@code a Word document}. */
  public String words() {
    return words;
  }

  /** What it is for. */
  public Use use() {
    return use;
  }

  /**
   * Told by the bytes.
   *
   * @return nothing where it is no zip archive
   * @throws Budget.UsedUp when it has too many entries
   */
  public static Optional<ZipFlavour> of(Source source, Budget budget)
      throws IOException, Budget.UsedUp {
    return ZipDirectory.read(source, budget).map(ZipFlavour::of);
  }

  static ZipFlavour of(ZipDirectory directory) {
    List<String> names =
        directory.entries().stream()
            .limit(SURVEY)
            .map(entry -> entry.name().replace('\\', '/'))
            .toList();
    if (names.contains("AppxManifest.xml")
        || names.contains("AppxMetadata/AppxBundleManifest.xml")) {
      return MSIX;
    }
    if (names.contains("[Content_Types].xml")) {
      if (has(names, "", ".nuspec")) {
        return NUPKG;
      }
      return has(names, "word/", "")
          ? WORD
          : has(names, "xl/", "") ? EXCEL : has(names, "ppt/", "") ? POWERPOINT : OFFICE;
    }
    if (names.contains("mimetype") && names.contains("META-INF/container.xml")) {
      return EPUB;
    }
    if (names.contains("content.xml") && names.contains("META-INF/manifest.xml")) {
      return OPEN_DOCUMENT;
    }
    if (names.contains("AndroidManifest.xml")) {
      return APK;
    }
    if (has(names, "Payload/", ".app/Info.plist")) {
      return IPA;
    }
    if (names.contains("META-INF/mozilla.rsa")
        || names.contains("_metadata/verified_contents.json")) {
      return EXTENSION;
    }
    if (has(names, "", ".dist-info/WHEEL")) {
      return WHEEL;
    }
    return names.contains("META-INF/MANIFEST.MF") ? JAR : PLAIN;
  }

  private static boolean has(List<String> names, String start, String end) {
    return names.stream().anyMatch(name -> name.startsWith(start) && name.endsWith(end));
  }
}
