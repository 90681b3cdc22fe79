package dev.countersign.lure.project.dependency;

/**
 * A package that a project asks for.
 *
 * @param name as written; of an npm alias the name behind {@code npm:}
 * @param wanted its version or address, as written; empty where none is
 * @param path the file that asks for it
 * @param where the place in it
 */
record Dependency(Registry registry, String name, String wanted, String path, String where) {}
