// Builds every example beside a bundle of the explorer: `node build.mjs [BUNDLE] [FOLDER]`, ../dist and ./built unless said.
// FOLDER can then be served: FOLDER/crosscheck/ is the bundle, FOLDER/react/index.html and so on are the examples.

import { cp, mkdir, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { svelte, vitePreprocess } from "@sveltejs/vite-plugin-svelte";
import esbuild from "esbuild";
import { build as vite } from "vite";
import webpack from "webpack";

const here = dirname(fileURLToPath(import.meta.url));
const [bundle = "../dist", folder = "built"] = process.argv.slice(2);
const from = resolve(bundle);
const to = resolve(folder);
// Every example imports "crosscheck": the module of the bundle.
const alias = { crosscheck: join(from, "crosscheck.js") };

const withVite = (name, plugins) =>
  vite({
    root: join(here, name),
    configFile: false,
    base: "./",
    logLevel: "warn",
    plugins,
    resolve: { alias },
    build: { outDir: join(to, name), emptyOutDir: true },
  });

const withWebpack = (name) =>
  new Promise((done, failed) => {
    const options = {
      mode: "production",
      context: join(here, name),
      entry: "./index.js",
      output: { path: join(to, name), filename: "index.bundle.js" },
      resolve: { alias },
      // The program of the corpus is large, and known to be.
      performance: false,
    };
    webpack(options, (error, stats) => {
      if (error) failed(error);
      else if (stats.hasErrors() || stats.hasWarnings()) failed(new Error(stats.toString("errors-warnings")));
      else done();
    });
  });

const withEsbuild = (name) =>
  esbuild.build({
    absWorkingDir: join(here, name),
    entryPoints: ["index.js"],
    bundle: true,
    minify: true,
    format: "esm",
    alias,
    outfile: join(to, name, "index.bundle.js"),
    logLevel: "warning",
  });

const page = (name) => cp(join(here, name, "index.html"), join(to, name, "index.html"));

await rm(to, { recursive: true, force: true });
await mkdir(to, { recursive: true });
await cp(from, join(to, "crosscheck"), { recursive: true });
await cp(join(here, "index.html"), join(to, "index.html"));
await cp(join(here, "plain"), join(to, "plain"), { recursive: true });
await cp(join(here, "gallery"), join(to, "gallery"), { recursive: true });
await withVite("react", []);
await withVite("svelte", [svelte({ configFile: false, preprocess: vitePreprocess() })]);
await withWebpack("webpack");
await page("webpack");
await withEsbuild("esbuild");
await page("esbuild");
