package dev.countersign.lure.code.value;

/** A function that a value may be. */
public interface Callee {}
