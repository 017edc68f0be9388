/**
 * Indicators. In come bars of one source, symbol and frame; out go columns of numbers, one value a
 * bar, none of which knows a later bar. May import {@code bars}, {@code tables}, {@code config} and
 * {@code market}. The arithmetic is in {@code indicator}, plain Java on arrays: a package for each
 * family, made of the parts in {@code rolling}. What reads and writes tables stands here. Labels,
 * which look ahead for models to learn, are kept apart in {@code label} and a table of their own.
 */
package io.barlake.features;
