/**
 * Tables in; views, checks, exports and reports out, and whether a query knows the future. Reads
 * the tables of every room and computes nothing new. May import {@code market}, {@code tables} and
 * {@code config}, and no other room. {@code report} is plain Java: the data of a report and its
 * page.
 */
package io.barlake.publish;
