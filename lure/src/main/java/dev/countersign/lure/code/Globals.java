package dev.countersign.lure.code;

import java.util.Set;

/** The names that a language gives, and what names are written as in the tables. */
final class Globals {
  private static final Set<String> JAVASCRIPT =
      Set.of(
          "eval",
          "Function",
          "fetch",
          "atob",
          "require",
          "unescape",
          "decodeURIComponent",
          "WebSocket",
          "XMLHttpRequest",
          "EventSource",
          "String",
          "Object",
          "JSON",
          "Buffer",
          "setTimeout",
          "setInterval",
          "setImmediate",
          "queueMicrotask",
          "ActiveXObject",
          "importScripts",
          "execScript",
          "Promise",
          "Array",
          "navigator",
          "$",
          "jQuery",
          "Bun",
          "Deno",
          "process",
          "CryptoJS",
          "LZString",
          "axios",
          "pako",
          "Uint8Array",
          "globalThis",
          "global",
          "window",
          "self",
          "WScript",
          "module",
          "exports",
          "__filename",
          "__dirname",
          "document",
          "Reflect",
          "Symbol",
          "Base64",
          "import",
          "electron",
          "clipboard",
          "this",
          "location",
          "localStorage",
          "top",
          "parent",
          "frames",
          "GeneratorFunction",
          "AsyncFunction",
          "fileURLToPath",
          "encodeURIComponent",
          "encodeURI",
          "escape",
          "btoa",
          "Blob",
          "TextDecoder",
          "URL",
          "parseInt");

  private static final Set<String> PYTHON =
      Set.of(
          "eval",
          "exec",
          "compile",
          "open",
          "__import__",
          "str",
          "repr",
          "dict",
          "bytes",
          "bytearray",
          "chr",
          "unichr",
          "list",
          "tuple",
          "map",
          "filter",
          "range",
          "sorted",
          "reversed",
          "enumerate",
          "zip",
          "execfile",
          "getattr",
          "globals",
          "locals",
          "vars",
          "__builtins__",
          "builtins",
          "__file__",
          "__name__",
          "print",
          "setattr",
          "iter",
          "next",
          "set",
          "ord",
          "len",
          "int");

  /** In a notebook or a snippet these are taken as imported. */
  private static final Set<String> MODULES =
      Set.of(
          "os", "sys", "requests", "subprocess", "base64", "zlib", "marshal", "urllib", "pickle");

  private Globals() {}

  /** What a name is called that the file itself gives no value. */
  static String named(String name, boolean python) {
    boolean known =
        python ? PYTHON.contains(name) || MODULES.contains(name) : JAVASCRIPT.contains(name);
    return known ? name : "?" + name;
  }

  /** A name as the tables write it. */
  static String normal(String path) {
    String name = path.replace(".__dict__", "");
    for (String prefix :
        new String[] {
          "node:",
          "globalThis.",
          "global.",
          "window.",
          "self.",
          "top.",
          "builtins.",
          "__builtins__.",
          "import."
        }) {
      while (name.startsWith(prefix)) {
        name = name.substring(prefix.length());
      }
    }
    name = name.replace(".default", "").replace(".promises", "").replace("fs/promises", "fs");
    for (String fileSystem : new String[] {"fs-extra", "graceful-fs"}) {
      if (name.startsWith(fileSystem)) {
        name = "fs" + name.substring(fileSystem.length());
      }
    }
    return name.endsWith(".call") || name.endsWith(".apply") || name.endsWith(".bind")
        ? name.substring(0, name.lastIndexOf('.'))
        : name;
  }
}
