//! Markup into a template and what fills it. The markup is Leptos's, read by the parser Leptos reads it with; the template
//! is a text that `crate::draw::build` follows, and everything that is known only at run time is one of its holes.
//!
//! Leptos's own `view!` makes a type of every piece of markup, and a program as rich in markup as this one pays for each
//! of them (ARCHITECTURE.md, "Drawing").

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use rstml::node::{KeyedAttribute, Node, NodeAttribute, NodeElement};

/// Elements of SVG, which have a name space of their own.
const SVG: [&str; 11] = [
    "svg", "g", "defs", "symbol", "pattern", "use", "path", "circle", "rect", "line", "text",
];

/// Draws markup: `view! { <p class="deck">{text}</p> }` is a `Drawn`.
#[proc_macro]
pub fn view(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    match rstml::parse2(tokens.into()) {
        Ok(nodes) => template(&nodes).into(),
        Err(error) => error.to_compile_error().into(),
    }
}

/// What a template says. Each step is its letter and then a name or a text, up to the next letter.
mod step {
    /// Opens an HTML element: its name.
    pub(crate) const HTML: char = '\u{1}';
    /// Opens an SVG element: its name.
    pub(crate) const SVG: char = '\u{2}';
    /// Closes the element opened last.
    pub(crate) const CLOSE: char = '\u{3}';
    /// An attribute that never changes: its name, `=`, its value.
    pub(crate) const SET: char = '\u{4}';
    /// A text.
    pub(crate) const TEXT: char = '\u{5}';
    /// A hole for children.
    pub(crate) const CHILD: char = '\u{6}';
    /// A hole for the value of an attribute: its name.
    pub(crate) const ATTRIBUTE: char = '\u{7}';
    /// A hole for whether a class is on: its name.
    pub(crate) const CLASS: char = '\u{8}';
    /// A hole for the value of a property: its name.
    pub(crate) const PROPERTY: char = '\u{b}';
    /// A hole for what an event does: its name.
    pub(crate) const EVENT: char = '\u{c}';
}

/// A template in the making, and the expressions for its holes.
#[derive(Default)]
struct Template {
    steps: String,
    holes: Vec<TokenStream>,
}

fn template(nodes: &[Node]) -> TokenStream {
    let mut made = Template::default();
    for node in nodes {
        made.node(node);
    }
    let Template { steps, holes } = made;
    quote! { crate::draw::build(#steps, &mut [#(crate::draw::Held::new(#holes)),*]) }
}

impl Template {
    fn step(&mut self, step: char, text: &str) {
        self.steps.push(step);
        // The letters of steps never stand in a text that is written in the source as it is read on the page.
        self.steps.extend(text.chars().filter(|letter| !letter.is_control()));
    }

    fn hole(&mut self, step: char, name: &str, value: &impl ToTokens, make: TokenStream) {
        self.step(step, name);
        let span = span(value);
        self.holes
            .push(quote_spanned! { span => #[allow(unused_braces)] #make(#value) });
    }

    fn node(&mut self, node: &Node) {
        match node {
            Node::Element(element) => self.element(element),
            Node::Text(text) => self.step(step::TEXT, &text.value_string()),
            Node::Block(block) => self.hole(step::CHILD, "", block, quote!(crate::draw::Fill::fill)),
            Node::Fragment(fragment) => fragment.children.iter().for_each(|child| self.node(child)),
            other => self.refuse(other, "text stands in quotation marks"),
        }
    }

    fn element(&mut self, element: &NodeElement<rstml::Infallible>) {
        let name = element.open_tag.name.to_string();
        let space = if SVG.contains(&name.as_str()) {
            step::SVG
        } else {
            step::HTML
        };
        self.step(space, &name);
        for attribute in &element.open_tag.attributes {
            match attribute {
                NodeAttribute::Attribute(attribute) => self.attribute(attribute),
                NodeAttribute::Block(block) => self.refuse(block, "an attribute has a name"),
            }
        }
        element.children.iter().for_each(|child| self.node(child));
        self.step(step::CLOSE, "");
    }

    fn attribute(&mut self, attribute: &KeyedAttribute) {
        let name = attribute.key.to_string();
        let Some(value) = attribute.value() else {
            return self.step(step::SET, &format!("{name}="));
        };
        if let Some(text) = attribute.value_literal_string() {
            return self.step(step::SET, &format!("{name}={text}"));
        }
        let fill = quote!(crate::draw::Fill::fill);
        match name.split_once(':') {
            Some(("on", event)) => {
                let make = quote::format_ident!("on_{event}", span = span(value));
                self.hole(step::EVENT, event, value, quote!(crate::draw::#make));
            }
            Some(("class", class)) => self.hole(step::CLASS, class, value, fill),
            Some(("prop", property)) => self.hole(step::PROPERTY, property, value, fill),
            _ => self.hole(step::ATTRIBUTE, &name, value, fill),
        }
    }

    fn refuse(&mut self, what: &impl ToTokens, why: &str) {
        self.holes.push(quote_spanned! { span(what) => compile_error!(#why) });
    }
}

/// Where something begins, so that a mistake in it is shown there.
fn span(tokens: &impl ToTokens) -> Span {
    tokens
        .to_token_stream()
        .into_iter()
        .next()
        .map_or_else(Span::call_site, |token| token.span())
}
