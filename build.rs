//! Makes a change to the embedded theme a reason to compile.

#![allow(clippy::print_stdout, reason = "this is how a build script speaks to cargo")]

fn main() {
    println!("cargo::rerun-if-changed=themes/default");
}
